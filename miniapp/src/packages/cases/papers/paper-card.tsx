import type { Case, CaseMaterial } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Tag, type Tone } from '../../../components/tag/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { basisWords } from '../../guide/basis-words.ts'
import { PaperActs } from './paper-acts.tsx'

const tones: Partial<Record<CaseMaterial['status'], Tone>> = { given: 'ok', promised: 'calm', open: 'act' }

interface Props {
  shown: Case
  material: CaseMaterial
  onChange: (fresh: Case) => void
}

/** One paper: why, by which clause, what became of it, and the ways to hand it in. */
export function PaperCard({ shown, material, onChange }: Props) {
  const { name, status, statusText, why, basis, form, ifMissingText, note, papers } = material
  return (
    <Card
      kind={status === 'open' ? 'accent' : 'normal'}
      title={name}
      aside={<Tag tone={tones[status] ?? 'off'}>{statusText}</Tag>}
    >
      <View className="paper__why">{why}</View>
      <View className="sentence">
        {[`依据：${basisWords(basis)}`, form && `形式：${form}`, status === 'open' && ifMissingText, note]
          .filter(Boolean)
          .join('\n')}
      </View>
      {papers.map((paper) => (
        <ListRow
          key={`${paper.at}${paper.documentId ?? paper.how}`}
          icon={paper.unusable ? 'info' : 'check'}
          text={paper.unusable ? `${paper.howText}，不能用：${paper.unusable}` : paper.howText}
          note={`${paper.by}，${momentWords(paper.at)}`}
        />
      ))}
      <PaperActs shown={shown} material={material} onChange={onChange} />
    </Card>
  )
}
