import type { Case } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { go } from '../../../lib/go.ts'
import { priceText, unitCodeText } from '../fill/values.ts'
import { papersWords } from '../papers-words.ts'

const sharesText = (mine: number, others: number): string =>
  mine > 0 ? `要您交的 ${mine} 份，不用您交的 ${others} 份` : `不用您交，${others} 份由我们核对、填好`

/** What the case is about, and the door to its papers. */
export function Content({ shown }: { shown: Case }) {
  const { id, draft, materials, items, register, promise } = shown
  const { property, priceFen } = draft
  const { text, due } = papersWords(shown)
  const mine = materials.filter(({ status }) => status !== 'waived' && status !== 'system').length
  return (
    <Card kind="plain" title="内容">
      {items.length > 1 && <ListRow icon="cases" text="一次办的" note={items.map(({ name }) => name).join('、')} />}
      {property && (
        <ListRow
          icon="home"
          text={property.address}
          note={property.unitCode && `不动产单元号 ${unitCodeText(property.unitCode)}`}
        />
      )}
      {priceFen !== undefined && <ListRow icon="fund" text={priceText(priceFen)} note="成交价款" />}
      <ListRow
        icon="document"
        text={`材料：${text}`}
        note={[...due, sharesText(mine, materials.length - mine)].join('\n')}
        onTap={() => go('/packages/cases/papers/index', { id })}
      />
      {register && <ListRow icon="ledger" text="已写入登记簿" note={`登记簿编号 ${register.number}`} />}
      {promise.map(({ words }) => (
        <ListRow key={words} icon="clock" text={`本市承诺 ${words}`} />
      ))}
    </Card>
  )
}
