/** The result of a step: nothing to do, or a change and how to make it. */
export type Plan =
  | { kind: 'same'; note: string }
  /** It cannot be done now, and why. */
  | { kind: 'left'; note: string }
  | { kind: 'change'; from: string; to: string; apply(): Promise<string> };
