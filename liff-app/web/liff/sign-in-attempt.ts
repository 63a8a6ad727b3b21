/** LINE did not sign the person in: the token was refused again, or the person did not give consent. */
export class SignInRefused extends Error {
  readonly reason: 'refused' | 'cancelled';

  constructor(reason: SignInRefused['reason']) {
    super(`sign-in ${reason}`);
    this.name = 'SignInRefused';
    this.reason = reason;
  }
}

/** A part of the address that LINE returns to. It needs no storage, which a browser may block. */
export const signInMark = 'signin';

export interface SignInAttempt {
  /**
   * The address to return to. Throws SignInRefused when this page is already the return from an attempt.
   */
  returnTo(href: string): string;
  /** The person pressed the button, which allows one more attempt. */
  allow(): void;
}

/** Allows one redirect to LINE for each press of a button, so that a refused token cannot cause a loop. */
export function signInAttempt(href: string): SignInAttempt {
  const { searchParams } = new URL(href);
  let isSpent = searchParams.has(signInMark);
  return {
    returnTo(here) {
      if (isSpent) throw new SignInRefused('refused');
      const url = new URL(here);
      url.searchParams.set(signInMark, '1');
      return url.href;
    },
    allow() {
      isSpent = false;
    },
  };
}

/** LINE came back with an error, because the person closed the consent page. */
export function wasCancelled(href: string): boolean {
  const { searchParams } = new URL(href);
  return searchParams.has('error') || searchParams.has('liffOAuth2Error');
}
