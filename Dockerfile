# syntax=docker/dockerfile:1
ARG NODE=26-slim

# The mini-app: vite and its plugins stay in this stage.
FROM node:${NODE} AS web
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY domain domain
COPY liff-app liff-app
RUN npm run build

# Dependencies that are needed at run time. sharp contains its own prebuilt library.
FROM node:${NODE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:${NODE}
WORKDIR /app
ENV NODE_ENV=production \
    NODE_COMPILE_CACHE=/app/.cache \
    DATA_DIR=/app/.data \
    FONTCONFIG_FILE=/app/fonts.conf \
    PORT=3000

# Rich menu pictures are drawn from SVG, and only fontconfig tells the drawing library our font.
RUN mkdir -p .cache .data /backups \
  && printf '%s\n' \
    '<?xml version="1.0"?>' \
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">' \
    '<fontconfig>' \
    '  <dir>/app/node_modules/@expo-google-fonts/sarabun</dir>' \
    '  <cachedir>/app/.cache/fonts</cachedir>' \
    '</fontconfig>' > fonts.conf \
  && chown -R node:node /app /backups

COPY --chown=node:node --from=dependencies /app/node_modules node_modules
COPY --chown=node:node package.json main.ts ./
COPY --chown=node:node server server
COPY --chown=node:node commands commands
COPY --chown=node:node domain domain
COPY --chown=node:node models models
COPY --chown=node:node use-cases use-cases
COPY --chown=node:node bot bot
COPY --chown=node:node jobs jobs
COPY --chown=node:node liff-app/contract liff-app/contract
COPY --chown=node:node liff-app/api liff-app/api
COPY --chown=node:node --from=web /app/liff-app/web/dist liff-app/web/dist

USER node
# Without settings, the start loads every module and then stops with a list of what is missing. This
# fills the compile cache, so the first real start is as fast as the second. If a module was not copied,
# the build fails here.
RUN ! node main.ts 2>&1 | grep ERR_MODULE_NOT_FOUND

EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=32", "--heap-growing-percent=150", "--no-memory-pool-share-memory-on-teardown", "main.ts"]
