/** The guard of a page that is for everybody, signed in or not: it stands where the others do and says that this was meant. */
export function allowAnyone(): void {}
