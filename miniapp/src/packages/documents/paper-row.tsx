import type { Document } from '@anju/shared-types'
import { Image, View } from '@tarojs/components'
import { Icon } from '../../components/icon/index.tsx'
import { Tap } from '../../components/raw/tap'
import { momentWords } from '../../lib/time-words.ts'
import { sizeWords } from '../../uploads/size-words.ts'
import { PaperTag, paperWords } from './paper-tag.tsx'
import './paper-row.scss'

/** A paper with its picture; the whole row opens it. */
export function PaperRow({ paper, onTap }: { paper: Document; onTap: () => void }) {
  const pages = paper.pageCount && paper.pageCount > 1 ? `${paper.pageCount} 页，` : ''
  const note = `${momentWords(paper.at)}，${pages}${sizeWords(paper.bytes)}`
  const kept = paper.keep && `${paper.keep.holderLabel}的，存到 ${paper.keep.until}`
  const spoken = [paper.title, note, kept, paperWords(paper)].filter(Boolean).join('，')
  return (
    <Tap className="paper-row" label={spoken} onTap={onTap}>
      <View className="paper-row__inside">
        <View className="paper-row__picture">
          {paper.links ? (
            <Image className="paper-row__image" src={API_ORIGIN + paper.links.thumbnail} mode="aspectFill" />
          ) : (
            <Icon name="document" />
          )}
        </View>
        <View className="grow">
          <View className="paper-row__title">{paper.title}</View>
          <View className="sentence">{note}</View>
          {kept && <View className="sentence">{kept}</View>}
        </View>
        <View className="paper-row__tag">
          <PaperTag paper={paper} />
        </View>
        <Icon name="next" className="paper-row__next" />
      </View>
    </Tap>
  )
}
