/** What was asked cannot be done; the message says why in words for the operator. Ends the command with code 1. */
export class Refused extends Error {}
