/** The one programme there is now, and the platform whose gate asks for its certificate. */
export const defaultProgrammeId = 'social-media-access'
export const defaultPlatformId = 'social-media'
