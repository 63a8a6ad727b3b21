#!/bin/sh
# Makes what MongoDB needs to trust its own members and clients: a key file, a certificate authority and
# one certificate for the members' names. Run it once: sh ops/mongodb/make-secrets.sh
# Keep the folder with the backups' passphrase. Existing files are not changed.
set -eu
umask 077
folder=${1:-ops/secrets}
names=${2:-DNS:mongo-1,DNS:mongo-2,DNS:mongo-3,DNS:localhost,IP:127.0.0.1}
days=3650
mkdir -p "$folder"
cd "$folder"

[ -f keyfile ] || openssl rand -base64 756 >keyfile

if [ ! -f ca.pem ]; then
  openssl req -x509 -newkey rsa:3072 -nodes -sha256 -days "$days" \
    -subj '/O=Prasan/CN=Prasan MongoDB CA' -keyout ca.key -out ca.pem 2>/dev/null
fi

if [ ! -f server.pem ]; then
  openssl req -newkey rsa:3072 -nodes -sha256 -subj '/O=Prasan/CN=mongodb' \
    -keyout server.key -out server.csr 2>/dev/null
  printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth,clientAuth\n' "$names" >server.ext
  openssl x509 -req -sha256 -days "$days" -in server.csr -CA ca.pem -CAkey ca.key \
    -CAcreateserial -extfile server.ext -out server.crt 2>/dev/null
  cat server.crt server.key >server.pem
  rm -f server.csr server.ext server.crt server.key
fi

# The app checks the members by this file; it is no secret.
chmod 644 ca.pem
echo "made: $folder/keyfile, $folder/ca.pem, $folder/server.pem"
