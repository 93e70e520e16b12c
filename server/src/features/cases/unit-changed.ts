import { suspendableStates } from '../../domain/cases/states.ts'
import { systemCall } from '../../platform/http/call.ts'
import { askRegister, blockText } from './ask-register.ts'
import { fileOf } from './case-file.ts'
import { changeCase, noteCase } from './change-case.ts'
import type { CaseNeeds } from './needs.ts'

/**
 * Something changed on a home: every open case on it is looked at again. A seizure stops it at once (it wins until 登簿, 查封规定 23);
 * when the last one is lifted, a case that stood only for that goes on.
 */
export async function unitChanged(needs: CaseNeeds, unitCode: string): Promise<void> {
  for (const id of await needs.cases.onUnit(unitCode, suspendableStates)) {
    const seen = await needs.cases.find(id)
    if (!seen) continue
    const asked = await askRegister(needs, seen, await fileOf(needs, seen))
    // Silent: nothing is concluded; 登簿 asks again in any case.
    if (!asked || asked.verdict === 'unknown') continue
    await changeCase(
      needs,
      id,
      systemCall('unit-changed', { now: needs.clock.now(), ids: needs.ids }),
      async (tx, row, table) => {
        if (!suspendableStates.includes(row.state)) return
        const isStopped = row.suspension?.by === 'system'
        if (asked.verdict === 'blocked' && !row.suspension) {
          const paper = `登记簿：${asked.effects.map(({ label }) => label).join('、')}`
          await noteCase(needs, tx, row, table, {
            note: 'restrict',
            event: 'case.suspended',
            who: '系统',
            text: `登记簿上有新的限制，已暂停办理：${blockText(asked) ?? ''}`,
            patch: {
              restrictions: asked,
              suspension: {
                at: tx.now,
                ...{ by: 'system', byName: '系统', ground: 'seizure' },
                reason: blockText(asked) ?? '登记簿上有限制',
                paper,
              },
            },
            span: { ground: 'seizure', paper },
          })
        } else if (asked.verdict === 'clear' && isStopped) {
          await noteCase(needs, tx, row, table, {
            note: 'resume',
            event: 'case.resumed',
            who: '系统',
            text: '登记簿上的限制已解除，恢复办理',
            patch: { restrictions: asked, suspension: undefined },
          })
        }
      },
    )
  }
}
