import { hidePersonalNumbers } from '../../domain/identity/mask.ts'
import type { EventHandler } from '../../platform/parts.ts'
import type { HoldsWhile } from '../notices/holds-while.ts'
import type { Told } from '../notices/notifier.ts'
import type { CollectionRow } from './collection-store.ts'
import type { CollectionNeeds } from './needs.ts'

type Said = Pick<Told, 'title' | 'text'> & Partial<Pick<Told, 'template' | 'vars'>>

const posted = ({ direction, caseName, order }: CollectionRow): Said | undefined => {
  const { company = '', trackingNumber = '' } = order ?? {}
  return direction === 'out'
    ? {
        title: '已寄出',
        text: `${caseName}：${company} ${trackingNumber}。送到时，打开安居一窗给快递员看交接码；码不要提前告诉别人。`,
        template: 'case-posted',
        vars: { matter: caseName, courier: company, number: trackingNumber },
      }
    : { title: '材料已取走', text: `${caseName}：${company} ${trackingNumber}，正送往大厅。` }
}
const trouble =
  (what: string): ((row: CollectionRow) => Said) =>
  ({ caseName }) => ({
    title: '快递没有送到',
    text: `${caseName}：${what}。我们会再联系您，您也可以打开安居一窗改成窗口领取。`,
    template: 'case-post-trouble',
    vars: { matter: caseName, trouble: what },
  })

const words = {
  'collection.posted': posted,
  'collection.returning': trouble('退回途中'),
  'collection.lost': trouble('路上丢失，正在查'),
  'collection.came-back': ({ caseName, direction }: CollectionRow): Said => ({
    title: direction === 'out' ? '退回到大厅了' : '材料退还给您了',
    text: `${caseName}：请打开安居一窗，再选怎么拿。`,
  }),
  'collection.replaced': ({ caseName }: CollectionRow): Said => ({
    title: '补办好了',
    text: `${caseName}：丢失的已免费补办好，请打开安居一窗，再选怎么拿。`,
  }),
  'collection.delivered': ({ caseName, direction }: CollectionRow): Said => ({
    title: direction === 'out' ? '已交到' : '材料收到了',
    text:
      direction === 'out'
        ? `${caseName}：证已交到您手上。不是您领的，请马上拨打 12345。`
        : `${caseName}：大厅已收到您寄来的材料。`,
    ...(direction === 'out' && { template: 'case-collected', vars: { matter: caseName } }),
  }),
} satisfies Record<string, (row: CollectionRow) => Said | undefined>

/** What to do about a parcel on its way; where it went from there has a message of its own. */
const asksForAct: ReadonlySet<Said['template']> = new Set(['case-posted', 'case-post-trouble'])
const whileIn = ({ _id, state }: CollectionRow): HoldsWhile => ({
  ...{ of: 'collections', id: _id },
  facts: [{ path: 'state', isOneOf: [state] }],
})

/** Whoever chose, and on the way to them everybody who gets the result, hears where the paper is. */
export function tellCollection(needs: CollectionNeeds): Record<keyof typeof words, EventHandler> {
  const tell =
    (say: (row: CollectionRow) => Said | undefined): EventHandler =>
    async ({ _id, subject }) => {
      const row = await needs.collections.find(subject.id)
      const said = row && say(row)
      if (!said) return
      const others = row.direction === 'out' ? await needs.cases.receivers(row.caseId) : []
      for (const accountId of new Set([row.accountId, ...others])) {
        await needs.notifier.notify({
          ...{ eventId: `${_id}-${accountId}`, accountId, vars: {}, ...said, text: hidePersonalNumbers(said.text) },
          page: `packages/collection/one/index?case=${row.caseId}`,
          ...(asksForAct.has(said.template) && { holdsWhile: whileIn(row) }),
        })
      }
    }
  return Object.fromEntries(Object.entries(words).map(([type, say]) => [type, tell(say)])) as Record<
    keyof typeof words,
    EventHandler
  >
}
