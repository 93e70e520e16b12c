import type { Check } from '@anju/shared-types'
import { useState } from 'react'
import { Bars } from '../../../components/bars/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Tag, type Tone } from '../../../components/tag/index.tsx'

type Source = Check['sources'][number]
const tones: Record<Source['said'], Tone> = { record: 'ok', none: 'ok', unanswered: 'act' }

/** Which offices have answered about whom, and how old their data is; closed once all of them have. */
export function SourceProgress({ sources, working }: { sources: Check['sources']; working: boolean }) {
  const [chosen, setChosen] = useState<boolean>()
  if (sources.length === 0) return null
  const answered = sources.filter(({ said }) => said !== 'unanswered').length
  const open = chosen ?? (working || answered < sources.length)
  const valueText = `${answered} / ${sources.length} 项`
  return (
    <>
      <Card title="各部门的答复">
        <Bars
          max={sources.length}
          bars={[{ key: 'all', text: working ? '正在答复' : '已答复', value: answered, valueText }]}
        />
        <Button kind="ghost" onTap={() => setChosen(!open)}>
          {open ? '收起' : '看每个部门怎么答复'}
        </Button>
      </Card>
      {open &&
        [...new Set(sources.map(({ about }) => about))].map((about) => (
          <Card key={about} kind="plain" title={`关于${about}`}>
            {sources
              .filter((one) => one.about === about)
              .map((one) => (
                <OneSource key={one.source} source={one} working={working} />
              ))}
          </Card>
        ))}
    </>
  )
}

const OneSource = ({ source: { label, said, saidLabel, asOf }, working }: { source: Source; working: boolean }) => (
  <ListRow
    text={label}
    note={asOf && `数据截至 ${asOf}`}
    aside={<Tag tone={tones[said]}>{said === 'unanswered' && working ? '等待答复' : saidLabel}</Tag>}
  />
)
