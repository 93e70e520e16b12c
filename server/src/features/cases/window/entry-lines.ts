import type { CaseDraft, EntryLine } from '@anju/shared-types'
import { fieldsOf, hasPrice, needsHome } from '../../../domain/cases/fields.ts'
import { spokenYuan, writtenYuan } from '../../../domain/cases/spoken-amount.ts'
import { showRealEstateUnit } from '../../../domain/identity/real-estate-unit.ts'
import { businessOfItem } from '../../../domain/restrictions/business.ts'
import { type CaseFile, openQuestions, sides } from '../case-file.ts'
import { maskIdNumber, type PartyName } from '../parties.ts'

export type PlainLine = Pick<EntryLine, 'field' | 'label' | 'value'>

/**
 * What was entered, one line a field, in the order of the form: what the applicant reads along. Numbers of the other people are masked:
 * the applicant knows them by name.
 */
export function entryLines(
  file: CaseFile,
  code: string,
  { applicant, draft }: { applicant: PartyName; draft: CaseDraft },
): PlainLine[] {
  const { main } = file
  const line = (field: string, label: string, value: string | undefined): PlainLine => ({
    field,
    label,
    value: value ?? '',
  })
  const known = sides(file)
  const own = draft.side ?? known[0]!
  const others = known.flatMap((side) => {
    const people = draft.others.filter((one) => one.side === side)
    const lines = people.map(({ name, idNumber }, at) =>
      line(
        `person.${side}.${at}`,
        people.length > 1 ? `${side}（第 ${at + 1} 位）` : side,
        nameAndNumber(name, idNumber),
      ),
    )
    return lines.length > 0 || side === own ? lines : [line(`person.${side}.0`, side, '')]
  })
  const { property, priceFen } = draft
  return [
    line('applicant', '申请人', `${applicant.name}，${applicant.idNumber}`),
    ...(known.length > 1 ? [line('side', '申请人是哪一方', own)] : []),
    ...(needsHome(main.code)
      ? [
          line('property.address', '房屋坐落', property?.address),
          line('property.unitCode', '不动产单元号', property?.unitCode && showRealEstateUnit(property.unitCode)),
          line('property.certificateNumber', '不动产权证号', property?.certificateNumber),
        ]
      : []),
    ...others,
    ...(hasPrice(businessOfItem(main.code))
      ? [line('priceFen', '成交价款', priceFen === undefined ? '' : priceWords(priceFen))]
      : []),
    ...openQuestions(file, { code, answers: draft.answers }).map(({ title, ask }) =>
      line(`answers.${title}`, ask, draft.answers[title]),
    ),
    ...fieldsOf(main.code).map(({ name, label, kind, options }) => {
      const typed = draft.details[name]
      const said = options?.find(({ value }) => value === typed)?.label ?? typed
      return line(`details.${name}`, label, kind === 'yuan' && typed ? `${typed} 元` : said)
    }),
    ...(draft.remark ? [line('remark', '说明', draft.remark)] : []),
  ]
}

const nameAndNumber = (name: string, idNumber: string) => `${name}，证件号码 ${maskIdNumber(idNumber)}`
const priceWords = (fen: number) => `${writtenYuan(fen)}（${spokenYuan(fen)}）`

/** Complaints about what still says what it said: a line that the clerk has changed since is read anew. */
export const stillWrong = <W extends { field: string; value: string }>(
  wrongs: readonly W[],
  lines: readonly PlainLine[],
): W[] => wrongs.filter((one) => lines.some(({ field, value }) => field === one.field && value === one.value))
