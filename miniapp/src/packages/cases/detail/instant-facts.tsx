import type { InstantFactView } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Tag, type Tone } from '../../../components/tag/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'

const tones: Record<InstantFactView['said'], Tone> = {
  found: 'ok',
  'not-found': 'act',
  silent: 'off',
  doubtful: 'act',
}

/** What was asked, where, and how old the answer is. */
export const InstantFacts = ({ facts }: { facts: readonly InstantFactView[] }) => (
  <Card kind="plain" title="核对了什么">
    {facts.map(({ material, name, source, said, saidText, text, asOf, at }) => (
      <ListRow
        key={material}
        text={name}
        note={[text, `${source}，${asOf ? `数据截至 ${momentWords(asOf)}，` : ''}${momentWords(at)} 查询`].join('\n')}
        aside={<Tag tone={tones[said]}>{saidText}</Tag>}
      />
    ))}
  </Card>
)
