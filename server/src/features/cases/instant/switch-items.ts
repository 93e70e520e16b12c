import type { InstantItem, InstantItems } from '@anju/shared-types'
import { agreementOf } from '../../../domain/blind-sample.ts'
import type { Call, Staff } from '../../../platform/http/call.ts'
import { refuse } from '../../../platform/refusal.ts'
import { today } from '../case-file.ts'
import { officerOf } from '../desk/at-desk.ts'
import type { CaseNeeds } from '../needs.ts'

/** Every item that the machine may decide: on which basis, how often it did, and how often people saw it the same way. */
export async function listInstantItems(needs: CaseNeeds, { staff }: Staff, now: Date): Promise<InstantItems> {
  const [guide, switches, counts] = await Promise.all([
    needs.guides(today(now)),
    needs.switches.all(),
    needs.cases.instantCounts(),
  ])
  return {
    mayTurn: staff.roles.includes('admin'),
    items: guide.offered.flatMap(({ item }): InstantItem[] => {
      if (!item.instant) return []
      const turned = switches.find(({ _id }) => _id === item.code)
      const count = counts.find(({ code }) => code === item.code)
      const { decided = 0, toPeople = 0, agreed = 0, differed = 0 } = count ?? {}
      return [
        {
          ...{ code: item.code, name: item.plainName, isOn: !turned?.isOff, text: item.instant.text },
          basis: needs.view.basisView(item.instant.basis),
          ...{ decided, toPeople, agreed, differed },
          agreementPercent: Math.round(agreementOf({ agreed, differed }) * 1000) / 10,
          ...(turned && { lastChange: { by: turned.byName, reason: turned.reason, at: turned.at.toISOString() } }),
        },
      ]
    }),
  }
}

/** Takes an item out of 秒批, or puts it back. Cases that come in from now on are decided accordingly; nothing that was decided changes. */
export async function switchItem(
  needs: CaseNeeds,
  { code, on, reason }: { code: string; on: boolean; reason: string },
  caller: Staff,
  call: Call,
): Promise<InstantItems> {
  const me = await officerOf(needs, caller)
  const guide = await needs.guides(today(call.now))
  if (!guide.offered.some(({ item }) => item.code === code && item.instant)) return refuse('NOT_FOUND')
  await needs.transact(call, async (tx) => {
    await needs.switches.turn(tx.session, {
      ...{ _id: code, isOff: !on, by: me.staffNo, byName: me.shown, reason, at: tx.now },
    })
    tx.record({ type: 'instant.switched', subject: { kind: 'catalogue', id: code }, data: { on } })
    return { code }
  })
  return listInstantItems(needs, caller, call.now)
}
