import fc from 'fast-check'
import { expect, it } from 'vitest'
import { partsStillDue } from './several-bills.ts'

const part = fc.record({
  caseId: fc.uuid(),
  amountFen: fc.integer({ min: 1, max: 100_000 }),
  now: fc.constantFrom('due' as const, 'paid' as const, 'changed' as const),
})

it('what is paid and what goes back is what came, to the fen', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const { due, restFen } = partsStillDue(parts, ({ now, amountFen }) => ({
        isDue: now !== 'paid',
        totalFen: now === 'changed' ? amountFen + 1 : amountFen,
      }))
      expect(due).toEqual(parts.filter(({ now }) => now === 'due'))
      const total = (some: typeof parts) => some.reduce((sum, { amountFen }) => sum + amountFen, 0)
      expect(total(due) + restFen).toBe(total(parts))
    }),
  )
})
