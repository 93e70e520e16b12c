import type { Check } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Bars } from '../../../components/bars/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Tag, type Tone } from '../../../components/tag/index.tsx'
import { Fold } from '../fold.tsx'
import './index.scss'

type Source = Check['sources'][number]
const tones: Record<Source['said'], Tone> = { record: 'ok', none: 'ok', unanswered: 'act' }

/** Which offices have answered about whom, and how old their data is; closed once all of them have. */
export function SourceProgress({ sources, working }: { sources: Check['sources']; working: boolean }) {
  if (sources.length === 0) return null
  const answered = sources.filter(({ said }) => said !== 'unanswered').length
  const valueText = `${answered} / ${sources.length} 项`
  return (
    <Fold title="各部门的答复" note={`已答复 ${valueText}`} open={working || answered < sources.length}>
      <Bars
        max={sources.length}
        bars={[{ key: 'all', text: working ? '正在答复' : '已答复', value: answered, valueText }]}
      />
      {[...new Set(sources.map(({ about }) => about))].map((about) => (
        <View key={about}>
          <View className="sources__about">{`关于${about}`}</View>
          {sources
            .filter((one) => one.about === about)
            .map((one) => (
              <OneSource key={one.source} source={one} working={working} />
            ))}
        </View>
      ))}
    </Fold>
  )
}

const OneSource = ({ source: { label, said, saidLabel, asOf }, working }: { source: Source; working: boolean }) => (
  <ListRow
    text={label}
    note={asOf && `数据截至 ${asOf}`}
    aside={<Tag tone={tones[said]}>{said === 'unanswered' && working ? '等待答复' : saidLabel}</Tag>}
  />
)
