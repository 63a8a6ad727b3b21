/** What a meeting report takes at most; the chat and the announcement of a meeting refuse more. */
export const meetingLimits = { place: 150, topic: 150, resolution: 1_000, agenda: 20 } as const;
