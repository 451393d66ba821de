import type { Translate } from '#app/locales/translator.ts'

/** “812 people” and “18 units”, to be put into a sentence. */
export function countedReach(t: Translate, reach: { people: number; units: number }) {
  return {
    people: t('deputies:page.people', { count: reach.people }),
    units: t('deputies:page.units', { count: reach.units }),
  }
}
