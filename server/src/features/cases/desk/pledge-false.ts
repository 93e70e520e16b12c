import { cureRules } from '../../../domain/cases/cures.ts'
import { officeStates } from '../../../domain/cases/states.ts'
import { refuse } from '../../../platform/refusal.ts'
import { noteCase } from '../change-case.ts'
import { binds } from '../papers-of-case.ts'
import { decided, deskAct } from './at-desk.ts'

/**
 * 告知承诺 is checked with the office that knows, and what was promised is not so: the paper is owed again and nothing is decided on it
 * (国办发〔2020〕42号). Who says so writes down what was found; the applicant reads it at once.
 */
export const findPledgeFalse = deskAct<{ promise: string; reason: string }>(
  async (needs, { promise, reason }, { tx, row, table, me }) => {
    if (!officeStates.includes(row.state) || row.state === 'entering') return refuse('STATE_MOVED')
    const one = row.promises?.find((each) => each.id === promise && each.cure === 'pledge' && binds(each))
    if (!one) return refuse('PAPER_UNKNOWN')
    const found = { ...one, foundFalse: true, falseAt: tx.now, falseText: reason }
    return noteCase(needs, tx, row, table, {
      note: 'pledgeFalse',
      event: 'case.promise-false',
      who: me.shown,
      text: `承诺的“${one.name}”经核实不符：${reason}。${cureRules.pledge.ifBroken}`,
      patch: {
        promises: row.promises!.map((each) => (each.id === promise ? found : each)),
        ...decided(row, me, tx.now, '核实承诺不属实', { promise, reason }),
      },
    })
  },
)
