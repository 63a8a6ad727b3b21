/**
 * The address at which the app listens. App and simulator need each other's port, so this may be set
 * after the start.
 */
export interface Address {
  appUrl: string | undefined;
  endpointUrl: string;
}

export type AddressBook = Address & {
  /** Origins that are accepted over plain http although LINE requires https, because the demo uses them. */
  httpOrigins: Set<string>;
  connect(change: { appUrl: string; endpointUrl?: string | undefined }): void;
};

export function createAddressBook(start: Address): AddressBook {
  const book: AddressBook = {
    ...start,
    httpOrigins: new Set(),
    connect: ({ appUrl, endpointUrl }) => {
      book.appUrl = appUrl;
      book.endpointUrl = endpointUrl ?? appUrl;
      welcome(book);
    },
  };
  welcome(book);
  return book;
}

function welcome(book: AddressBook): void {
  for (const url of [book.appUrl, book.endpointUrl])
    if (url !== undefined && URL.canParse(url)) book.httpOrigins.add(new URL(url).origin);
}
