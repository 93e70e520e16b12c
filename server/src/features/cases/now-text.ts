import { caseDepartments } from '@anju/shared-types'
import { dayText } from '../../domain/calendar/calendar.ts'
import { gets } from '../../domain/cases/party-roles.ts'
import { isOpen } from '../../domain/cases/tasks.ts'
import type { CaseRow, PartyRow } from './case-record.ts'
import type { DeskRow } from './desk-lists.ts'

/** Who reads it: a side reads what it has to do itself; nobody named reads how the case stands. */
export type Reader = Pick<PartyRow, 'side' | 'confirmed'> | undefined

/** The other side, where the rest is for it alone. */
function whoGets(row: Pick<CaseRow, 'parties'>, reader: Reader): string | undefined {
  if (!reader || gets(reader, row.parties)) return undefined
  return row.parties.find((party) => gets(party, row.parties))?.side
}

/** One sentence for the citizen: what happens now and who does it. */
export function nowText(row: DeskRow, reader?: Reader): string {
  if (row.revoked) return '决定已撤销：不用再缴费、领证，已经发的证照不再有效。'
  if (row.alert) return '有人说“不是我办的”，已冻结，值班人员正在核实。'
  if (row.suspension) return `暂停办理：${row.suspension.reason}`
  switch (row.state) {
    case 'draft':
      return '还没提交，填的内容都存着。'
    case 'confirming':
      if (reader && !reader.confirmed) return '等您看清内容，是本人的意思再确认。'
      return `等 ${row.parties.filter(({ confirmed }) => !confirmed).length} 位当事人在自己手机上确认。`
    case 'submitted':
      return `${caseDepartments[row.plan.accept.department]}正在看材料。`
    case 'correcting':
      return `还缺 ${row.shortfalls.at(-1)?.items.length ?? 0} 份材料，等您补齐。`
    case 'reviewing': {
      const open = row.tasks.filter((task) => isOpen(task, row.tasks))
      const names = [...new Set(open.map(({ department }) => caseDepartments[department]))]
      return `${names.join('、')}正在审核。${stillDue(row)}`
    }
    case 'approving':
      return `${caseDepartments[row.plan.approve.department]}正在审批。${stillDue(row)}`
    case 'entering':
      return '正在写入不动产登记簿。'
    case 'feeDue':
      return `已办妥，等${whoGets(row, reader) ?? ''}缴费。`
    case 'ready': {
      const other = whoGets(row, reader)
      return other ? `已办妥，证由${other}领取。` : '证已制好，可以领取了。'
    }
    case 'closed':
      return '这件事办好了。'
    case 'refused':
      return '决定不予办理，理由和救济途径写在下面。'
    case 'returned':
      return '已退回，原因写在下面。'
    case 'withdrawn':
      return '已按全体申请人的意思撤回。'
    case 'discarded':
      return '这份草稿已经放弃。'
  }
}

/** What was promised for later and has not come (容缺): nothing is entered before it. */
function stillDue({ promises = [] }: DeskRow): string {
  const later = promises.filter((one) => one.cure === 'deferral' && one.due && !one.deliveredOn && !one.brokenOn)
  const last = later.flatMap(({ due }) => due ?? []).toSorted()[0]
  return last ? `承诺补交的 ${later.length} 份，最晚 ${dayText(last)}交。` : ''
}

/** How the paper comes, as chosen; `open`: not chosen yet. */
const waysToGet = {
  open: '到窗口领、自助取件点拿，或快递送到家，您来选。',
  window: '带身份证到窗口领，给工作人员看交接码。想换快递或自助取件点，也可以改。',
  pickup: '到自助取件点，报交接码就能拿。想换快递或窗口，也可以改。',
  courier: '快递送到您家，寄出时通知您，不用跑大厅。想自己来领，寄出前可以改。',
}

/** What comes after that. */
export function nextText(row: CaseRow, reader?: Reader): string {
  if (row.revoked) return '为什么撤销、不服怎么办，打开这件业务就能看到。'
  switch (row.state) {
    case 'draft':
      return row.parties.length > 1 ? '提交后，其他当事人要在自己手机上确认。' : '提交后，工作人员看材料，齐了就受理。'
    case 'confirming':
      return '都确认后自动提交。'
    case 'submitted':
      return '材料齐了就受理，并给您写明时间的受理凭证；缺什么一次说清。'
    case 'correcting':
      return '补齐后点“交回办理”，时限接着算。'
    case 'reviewing':
      return '各部门都办完后审批。'
    case 'approving':
      return row.plan.entersRegister ? '审批通过随即登簿，登簿那一刻生效。' : '审批通过就办妥。'
    case 'entering':
      return row.fees ? '登簿后缴费、领证。' : '登簿后领证。'
    case 'feeDue':
      return whoGets(row, reader) ? '费用和证都是对方的事，您不用再做什么了。' : '缴费后领证。'
    case 'ready':
      return whoGets(row, reader) ? '您不用再做什么了。' : waysToGet[row.collectBy ?? 'open']
    default:
      return ''
  }
}
