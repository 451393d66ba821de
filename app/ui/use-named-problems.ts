import { useTranslation } from './translation.tsx'

type Problem = { field: string; message: string; values?: Record<string, string | number> }

/** Problems that say which field they are about, by its label: `label` answers the label's key in the catalogues. */
export function useNamedProblems<Named extends Problem>(
  problems: Named[] | null | undefined,
  label: (field: string) => string,
): Named[] | null {
  const { t } = useTranslation()
  if (!problems) return null
  return problems.map((problem) =>
    problem.message.startsWith('training:field.')
      ? { ...problem, values: { ...problem.values, field: t(label(problem.field)) } }
      : problem,
  )
}
