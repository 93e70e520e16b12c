import {
  type CaseCollections,
  type Collection,
  collectionStates,
  collectionWays,
  paperHolders,
  type StaffCollection,
} from '@anju/shared-types'
import { codeShownTo, type HandOver, holderOf, legOf, MOST_WRONG_CODES } from '../../domain/collection/custody.ts'
import { maskName, maskPhone } from '../../domain/identity/mask.ts'
import type { CollectedCase } from '../cases/case-hand-overs.ts'
import type { CollectionRow } from './collection-store.ts'
import { codesOf } from './move-collection.ts'
import type { CollectionNeeds } from './needs.ts'

type Needs = Pick<CollectionNeeds, 'cipher' | 'collections'>

const custodyView = ({ from, to, at, person, byCode, note }: HandOver) => ({
  ...{ from: paperHolders[from], to: paperHolders[to], at: at.toISOString(), person },
  how: byCode ? '交接码核对无误' : (note ?? '没有核对交接码'),
})

function codeFor(needs: Needs, row: CollectionRow, side: 'citizen' | 'office'): string | undefined {
  const leg = legOf(row.state)
  if (!leg || codeShownTo(leg, row.direction) !== side) return undefined
  return row.wrongCodes >= MOST_WRONG_CODES ? undefined : codesOf(needs, row)[leg]
}

const paperView = (needs: Needs, row: CollectionRow, side: 'citizen' | 'office') => {
  const code = codeFor(needs, row, side)
  return {
    ...{ id: row._id, caseId: row.caseId, direction: row.direction, state: row.state },
    ...{ stateLabel: labelOf(row), way: row.way, wayLabel: collectionWays[row.way] },
    holder: holderOf(row.custody, row.direction),
    ...(code && { code }),
    ...(row.order?.trackingNumber && {
      parcel: { company: row.order.company ?? '', trackingNumber: row.order.trackingNumber },
    }),
    custody: row.custody.map(custodyView),
  }
}

const labelOf = ({ state, direction }: CollectionRow) =>
  direction === 'in' && state === 'delivered' ? '材料已收到' : collectionStates[state]

/** What the citizen reads. */
function nowOf({ state, direction, way, wrongCodes, order }: CollectionRow, place: string): string {
  if (wrongCodes >= MOST_WRONG_CODES) return '交接码被输错太多次，已经作废。请点“换一个码”。'
  switch (state) {
    case 'waiting':
      return way === 'pickup'
        ? `到${place}旁的自助取件点，报交接码就能拿。家里人拿着码也能代您取。`
        : `带身份证到${place}，报交接码领取。`
    case 'ordered':
      if (!order?.trackingNumber)
        return direction === 'out' ? '证备好后马上叫快递，寄出会发短信告诉您。' : '正在叫快递。'
      return direction === 'out'
        ? '快递员正来大厅取件，寄出会发短信告诉您。'
        : '快递员会打电话约时间。把材料装好，交给他时请他输交接码。'
    case 'posted':
      return direction === 'out' ? '在路上。送到时请快递员输交接码；码不要提前告诉别人。' : '材料正送往大厅。'
    case 'returning':
      return direction === 'out' ? '没送到，正在退回大厅。退回后您可以再选怎么拿。' : '没送到大厅，正退还给您。'
    case 'lost':
      return '快递弄丢了，责任不在您。我们正在查；确实找不到的，免费给您补办。'
    case 'delivered':
      return direction === 'out' ? '已经交到您手上。' : '大厅已收到您的材料。'
    case 'calledOff':
      return '已取消，材料还在您手上。'
  }
}

function actionsOf({ state, direction, wrongCodes }: CollectionRow): string[] {
  if (direction === 'out') return [...(wrongCodes >= MOST_WRONG_CODES ? ['newCode'] : [])]
  return state === 'ordered' ? ['callOff'] : []
}

/** While the fee is due nothing is handed over and nothing is sent, whatever was chosen. */
const owing: Record<CollectionRow['way'], (place: string) => string> = {
  courier: () => '已选快递。要先缴费，缴完费我们才叫快递寄出。',
  window: (place) => `已选到窗口领。要先缴费，缴完费再带身份证到${place}。`,
  pickup: (place) => `已选自助取件。要先缴费，缴完费再到${place}旁的自助取件点。`,
}

const waysOn: Record<CollectionRow['way'], string[]> = {
  courier: ['证备好，我们叫快递寄出，发短信告诉您', '送到时，让快递员输交接码'],
  window: ['带身份证到窗口，报交接码领证'],
  pickup: ['到自助取件点，报交接码拿证'],
}

const mayPay = ({ state, isReceiver, stopped }: CollectedCase): boolean => state === 'feeDue' && isReceiver && !stopped

/** In the order in which it happens: paying comes first. */
function stepsBefore(found: CollectedCase, out?: CollectionRow | null): CaseCollections['steps'] {
  if (!mayPay(found)) return []
  const later = out ? waysOn[out.way] : ['选好怎么拿证，缴完费就按您选的来']
  return [{ text: '先缴费', state: 'now' as const }, ...later.map((text) => ({ text, state: 'later' as const }))]
}

/** Of a result that is not handed over; undefined: nothing in the way, or it is done. */
function stoppedText({ state, direction }: CollectionRow, stopped: CollectedCase['stopped']): string | undefined {
  if (!stopped || direction === 'in') return undefined
  if (stopped === 'held') return state === 'waiting' || state === 'ordered' ? '这件业务暂停了，恢复后再领。' : undefined
  return state === 'waiting' || state === 'ordered'
    ? '决定已撤销，证不发了，您不用来领。'
    : '决定已撤销，这张证不再有效。收到了请交回大厅。'
}

function citizenView(needs: Needs, row: CollectionRow, found: CollectedCase, viewer: string): Collection {
  const { place, state } = found
  const stopped = stoppedText(row, found.stopped)
  const owes =
    !stopped && row.direction === 'out' && (row.state === 'waiting' || row.state === 'ordered') && state === 'feeDue'
  const contact = row.contact
    ? (JSON.parse(needs.cipher.open(row.contact)) as { name: string; phone: string; address: string })
    : undefined
  // Whoever typed it reads it back.
  const nameTo = row.accountId === viewer ? (name: string) => name : maskName
  const { code, ...paper } = paperView(needs, row, 'citizen')
  return {
    ...paper,
    // A parcel that comes all the same is taken against the code, so that it is known who has it.
    ...(code && (!stopped || row.state === 'posted') && { code }),
    ...(owes && { stateLabel: '等您缴费' }),
    ...(stopped && row.state === 'waiting' && { stateLabel: found.stopped === 'revoked' ? '不发了' : '暂停' }),
    now: stopped ?? (owes ? owing[row.way](place) : nowOf(row, place)),
    ...(contact && { contact: { ...contact, name: nameTo(contact.name), phone: maskPhone(contact.phone) } }),
    track: row.track.map(({ at, text, place: where }) => ({ at: at.toISOString(), text, place: where })).toReversed(),
    allowedActions: [...(owes ? ['pay'] : []), ...(stopped ? [] : actionsOf(row))],
  }
}

/** Both ways of one case, for one of its sides. */
export async function caseCollections(needs: Needs, found: CollectedCase, viewer: string): Promise<CaseCollections> {
  const [out, back] = await Promise.all(
    (['out', 'in'] as const).map((direction) => needs.collections.find(`${found.id}-${direction}`)),
  )
  const isFree = !out || out.state === 'waiting' || out.state === 'ordered'
  return {
    ...{ caseName: found.name, place: found.place, steps: stepsBefore(found, out) },
    ...(found.hall && { hall: found.hall }),
    ...(out && found.isReceiver && { out: citizenView(needs, out, found, viewer) }),
    ...(back && { in: citizenView(needs, back, found, viewer) }),
    allowedActions: [
      ...(mayPay(found) ? ['pay'] : []),
      ...(found.mayChoose && isFree ? ['choose'] : []),
      ...(found.mayFetch && (!back || back.state === 'calledOff') ? ['fetch'] : []),
    ],
  }
}

const staffNow = ({ state, direction, way, order, revoked }: CollectionRow): string => {
  if (revoked) return '决定已撤销，这张证不发。退回或交回的，收存。'
  if (state === 'waiting') return `等群众来${collectionWays[way]}，核对交接码后发证。`
  if (state === 'ordered' && !order?.trackingNumber) return '还没叫到快递，会自动再试。'
  if (state === 'ordered') return direction === 'out' ? '快递员来取时，给他看交接码。' : '快递员正上门取材料。'
  if (state === 'posted') return direction === 'out' ? '寄送途中。' : '材料送来时，给快递员看交接码。'
  if (state === 'returning') return direction === 'out' ? '退回途中。收到时给快递员看交接码。' : '正退还给群众。'
  return state === 'lost' ? '查找；找不到的补办，办好后点“已补办好”。' : collectionStates[state]
}

export function staffCollection(needs: Needs, row: CollectionRow): StaffCollection {
  const { state, direction, trouble } = row
  return {
    ...paperView(needs, row, 'office'),
    now: staffNow(row),
    ...{ caseName: row.caseName, number: row.number, name: maskName(needs.cipher.open(row.receiver)) },
    since: row.changedAt.toISOString(),
    ...(trouble && { trouble }),
    allowedActions: [
      ...(state === 'waiting' && direction === 'out' && !row.revoked ? ['handOver'] : []),
      ...(state === 'posted' ? ['deliver', 'lose'] : []),
      ...(state === 'returning' ? ['takeBack', 'lose'] : []),
      ...(state === 'lost' ? ['deliver', 'takeBack', 'replace'] : []),
    ],
  }
}
