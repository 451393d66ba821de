import type { ProgrammeBody } from '#db/schema/index.ts'

/** A programme before anything was decided about it: the settings that the design proposes, and no modules yet. */
export function newProgrammeBody({ id, title }: { id: string; title: string }, rules: string): ProgrammeBody {
  return {
    id,
    title: { en: title },
    summary: { en: title },
    modules: [],
    quiz: { draw: 8, passPercent: 80 },
    preAssessment: { draw: 10, passPercent: 90 },
    refresher: { draw: 6 },
    final: {
      passPercent: 80,
      criticalsMustPass: true,
      attemptsBeforeUnlock: 3,
      hoursBetweenAttempts: 24,
      timeLimitMinutes: 0,
      blueprint: [],
      supervised: { where: 'nowhere' },
    },
    validity: { months: 12, expiringDays: 60, refresherMonths: 6 },
    recertification: { method: 'from-previous-expiry' },
    requires: [],
    rules,
  }
}
