/** Server-sent events, which are not endpoints of the contract: `ready` and `changed`, each with an id. */
export const livePath = '/api/live';
