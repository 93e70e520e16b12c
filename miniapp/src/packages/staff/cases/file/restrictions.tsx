import type { StaffCase } from '@anju/shared-types'
import { Card } from '../../../../components/card/index.tsx'
import { ListRow } from '../../../../components/list-row/index.tsx'
import { Tag, type Tone } from '../../../../components/tag/index.tsx'
import { momentWords } from '../../../../lib/time-words.ts'

type Checked = StaffCase['restrictions']

const marks: Record<Checked['verdict'], { tone: Tone; text: string }> = {
  clear: { tone: 'ok', text: '可以办' },
  blocked: { tone: 'danger', text: '不能办' },
  unknown: { tone: 'act', text: '还不知道' },
  none: { tone: 'off', text: '不涉及' },
}

/** What the register says of the home, and what follows for this business. */
export const Restrictions = ({ restrictions: { verdict, text, asOf, items } }: { restrictions: Checked }) => (
  <Card kind="plain" title="登记簿" aside={<Tag tone={marks[verdict].tone}>{marks[verdict].text}</Tag>}>
    <ListRow icon="ledger" text={text} note={asOf && `${momentWords(asOf)} 查登记簿`} />
    {items.map(({ label, effect, text: sentence, basis }) => (
      <ListRow
        key={`${label}${sentence}`}
        icon="lock"
        text={`${label}：${effect}`}
        note={`${sentence}\n依据：${basis}`}
      />
    ))}
  </Card>
)
