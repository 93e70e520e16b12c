import {
  type HallOfficers,
  type Item,
  type ItemBasis,
  type ItemLimit,
  type ItemMaterial,
  type MaterialList,
  noticeRights,
} from '@anju/shared-types'
import type { Block, Cell, Paragraph, PdfDocument } from '../../platform/pdf/document.ts'

interface Known {
  item: Item
  list: MaterialList
  places: readonly (HallOfficers & { address: string })[]
  /** The same sheet on the phone. */
  link: string
}

/** The page of the mini-program in the browser, for these answers. */
export const sheetLink = (origin: string, { code, version, picks }: { code: string; version: number; picks: string }) =>
  `${origin}/#/packages/guide/sheet/index?code=${code}&version=${version}&picks=${picks}`

/**
 * What stands on the sheet and in which order: first what one must carry and where to, then why it is so. The only date is the
 * day whose rules it goes by.
 */
export function noticeSheet({ item, list, places, link }: Known): PdfDocument {
  const { city, code, version } = item
  return {
    title: `一次性告知单：${item.plainName}`,
    at: new Date(`${list.on}T00:00:00+08:00`),
    author: '安居一窗',
    foot: `${city.name} · ${code} · 按 ${list.on} 的规定 · 事项第 ${version.item} 版、城市档案第 ${version.city} 版`,
    blocks: [
      {
        kind: 'title',
        text: '一次性告知单',
        under: [
          { text: item.plainName, size: 17, bold: true },
          { text: `${item.name}（${code}）`, tone: 'muted' },
          { text: `${city.name} · ${item.channelLabel}`, tone: 'muted' },
        ],
        qr: { text: link, caption: '扫码在手机上看' },
      },
      summary(list),
      ...situation(list),
      ...papers(list),
      ...timesAndFees(item),
      ...wayAndPlaces(item, places),
      ...rights(item),
    ],
  }
}

function summary({ complete, remaining, bring, waived }: MaterialList): Block {
  if (!complete) {
    const text = `下面先列出一定要的。还有 ${remaining} 个问题会改变材料，请扫码答完，再打印完整的告知单。`
    return { kind: 'callout', tone: 'warn', title: '这张单子还不完整', text }
  }
  const title = bring === 0 ? '没有要另外准备的材料' : `您要准备 ${bring} 项材料`
  const saved = waived > 0 ? `${waived} 项由部门之间核对，免交。` : ''
  return { kind: 'callout', tone: 'accent', title, text: `${saved}到窗口办请带上身份证，用来核对是您本人。` }
}

function situation({ answers }: MaterialList): Block[] {
  if (answers.length === 0) return []
  const rows = answers.map(({ question, answer }) => ({ label: question, value: [{ text: answer, bold: true }] }))
  return [heading('您的情况'), { kind: 'facts', rows }]
}

function papers({ needed, open }: MaterialList): Block[] {
  const mine = (handling: ItemMaterial['handling']) => needed.filter((material) => material.handling === handling)
  const [bring, system, waived] = [mine('bring'), mine('system'), mine('waived')]
  return [
    ...section(`请您带来，${bring.length} 项`, bring, {
      kind: 'table',
      columns: [
        { title: '', share: 0.06 },
        { title: '材料', share: 0.3 },
        { title: '为什么要、依据', share: 0.4 },
        { title: '拿不出怎么办', share: 0.24 },
      ],
      rows: bring.map(bringRow),
    }),
    ...section(`系统替您填好，${system.length} 项`, system, {
      kind: 'list',
      marks: 'dots',
      items: system.map(({ name, handlingText, why, basis }) => [
        { text: `${name}：${handlingText}` },
        small(why),
        small(`依据：${basisWords(basis)}`),
      ]),
    }),
    ...section(`部门已经有，不用带，${waived.length} 项`, waived, {
      kind: 'table',
      columns: [
        { title: '材料', share: 0.3 },
        { title: '谁已经有', share: 0.3 },
        { title: '为什么要、依据', share: 0.4 },
      ],
      rows: waived.map(({ name, handlingText, why, basis }) => [
        [{ text: name }],
        [{ text: handlingText }],
        [small(why), small(`依据：${basisWords(basis)}`)],
      ]),
    }),
    ...section(`看您的情况还可能要，${open.length} 项`, open, {
      kind: 'list',
      marks: 'dots',
      items: open.map(({ name, when }) => [{ text: name }, ...(when ? [small(`什么时候要：${when}`)] : [])]),
    }),
  ]
}

function bringRow({ name, form, why, basis, heldBy, ifMissingText, note, unsure }: ItemMaterial): Cell[] {
  return [
    'tick-box',
    [{ text: name, bold: true, size: 13 }, ...(form ? [small(form)] : [])],
    [
      { text: why },
      small(`依据：${basisWords(basis)}`),
      ...(note ? [small(note)] : []),
      ...(unsure ? [small('以当地公布为准')] : []),
    ],
    [{ text: ifMissingText }, ...(heldBy ? [small(`${heldBy}有这份信息，可以去那里开`)] : [])],
  ]
}

function timesAndFees({ city, promise, promiseNote, statutory, statutoryNote, duties, fees, feeNote }: Item): Block[] {
  const limits = (given: readonly ItemLimit[], none: string, note?: string): Paragraph[] => [
    { text: given.length ? allWords(given) : none, bold: given.length > 0 },
    ...[...given.flatMap(limitNotes), note].filter((one) => one !== undefined).map(small),
  ]
  const charged = fees.map(({ name, payer, text, unsure }) => ({
    text: `${name}（${payer}）：${text}${unsure ? '（以当地公布为准）' : ''}`,
  }))
  return [
    heading('多久办好、多少钱'),
    {
      kind: 'facts',
      rows: [
        { label: `${city.name}承诺`, value: limits(promise, '没有公布承诺时限', promiseNote) },
        { label: '法定时限', value: limits(statutory, '没有全国统一的法定时限', statutoryNote) },
        ...duties.map((duty) => ({ label: '您要在多久内办', value: limits([duty], '') })),
        { label: '收费', value: [...charged, ...(feeNote ? [{ text: feeNote }] : [])] },
      ],
    },
  ]
}

function wayAndPlaces({ steps }: Item, places: Known['places']): Block[] {
  return [
    heading('怎么办'),
    {
      kind: 'list',
      marks: 'numbers',
      items: steps.map(({ name, role, what, clockText }) => [
        { text: `${name}（${role}，${clockText}）`, bold: true },
        { text: what },
      ]),
    },
    ...section('去哪里、找谁', places, {
      kind: 'table',
      columns: [
        { title: '大厅', share: 0.52 },
        { title: '首问负责人', share: 0.24 },
        { title: '不在时找', share: 0.24 },
      ],
      rows: places.map(({ hallName, address, phone, officer, standIn }) => [
        [{ text: hallName, bold: true }, small(address), small(`电话 ${phone}`)],
        [{ text: officer?.name ?? '还没有公布' }, ...(officer ? [small(officer.role)] : [])],
        [{ text: standIn?.name ?? '' }],
      ]),
    }),
  ]
}

const rights = ({ refusals, basis }: Item): Block[] => [
  ...section('什么情况不能办', refusals, { kind: 'list', marks: 'dots', items: refusals.map((text) => [{ text }]) }),
  heading('您的权利'),
  { kind: 'list', marks: 'dots', items: noticeRights.map(({ title, text }) => [{ text: `${title}。${text}` }]) },
  ...section('依据', basis, { kind: 'list', marks: 'dots', items: basis.map((one) => [small(fullBasis(one))]) }),
]

/** Nothing without its heading, and no heading over nothing. */
const section = (title: string, rows: readonly unknown[], block: Block): Block[] =>
  rows.length > 0 ? [heading(title), block] : []

const heading = (text: string): Block => ({ kind: 'heading', text })
const small = (text: string): Paragraph => ({ text, size: 10, tone: 'muted' })

const allWords = (limits: readonly ItemLimit[]): string =>
  limits.map(({ words, applies }) => (applies ? `${words}（${applies}）` : words)).join('；')
const limitNotes = ({ from, note, unsure }: ItemLimit): string[] =>
  [from && `从${from}起算`, note, unsure && '以当地公布为准'].filter((one) => typeof one === 'string')
const basisWords = ({ law, article }: ItemBasis): string => `${law}${article ?? ''}`
const fullBasis = ({ number, date, unsure, ...basis }: ItemBasis): string =>
  [basisWords(basis as ItemBasis), number === basis.law ? '' : number, date, unsure && '以当地公布为准']
    .filter(Boolean)
    .join('，')
