import type { Check } from '@anju/shared-types'
import { Bars } from '../../../components/bars/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Tag, type Tone } from '../../../components/tag/index.tsx'

type Said = Check['sources'][number]['said']
const tones: Record<Said, Tone> = { record: 'ok', none: 'ok', unanswered: 'act' }

/** Which offices have answered about whom, and how old their data is. While asking, an answer may come at any moment. */
export function SourceProgress({ sources, working }: { sources: Check['sources']; working: boolean }) {
  if (sources.length === 0) return null
  const answered = sources.filter(({ said }) => said !== 'unanswered').length
  return (
    <>
      <Card title="各部门的答复">
        <Bars
          max={sources.length}
          bars={[
            {
              key: 'all',
              text: working ? '正在答复' : '已答复',
              value: answered,
              valueText: `${answered} / ${sources.length} 项`,
            },
          ]}
        />
      </Card>
      {[...new Set(sources.map(({ about }) => about))].map((about) => (
        <Card key={about} kind="plain" title={`关于${about}`}>
          {sources
            .filter((one) => one.about === about)
            .map(({ source, label, said, saidLabel, asOf }) => (
              <ListRow
                key={source}
                text={label}
                note={asOf && `数据截至 ${asOf}`}
                aside={<Tag tone={tones[said]}>{said === 'unanswered' && working ? '等待答复' : saidLabel}</Tag>}
              />
            ))}
        </Card>
      ))}
    </>
  )
}
