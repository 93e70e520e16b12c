import type { Document } from '@anju/shared-types'
import { Image, View } from '@tarojs/components'
import { Icon } from '../../components/icon/index.tsx'
import { ListRow } from '../../components/list-row/index.tsx'
import { momentWords } from '../../lib/time-words.ts'
import { sizeWords } from '../../uploads/size-words.ts'
import { PaperTag, paperWords } from './paper-tag.tsx'
import './paper-row.scss'

/** A paper with its picture; the whole row opens it. */
export function PaperRow({ paper, onTap }: { paper: Document; onTap: () => void }) {
  const pages = paper.pageCount && paper.pageCount > 1 ? `${paper.pageCount} 页，` : ''
  const note = `${momentWords(paper.at)}，${pages}${sizeWords(paper.bytes)}`
  const kept = paper.keep && `${paper.keep.holderLabel}的，存到 ${paper.keep.until}`
  return (
    <ListRow
      picture={
        <View className="paper-picture">
          {paper.links ? (
            <Image className="paper-picture__image" src={API_ORIGIN + paper.links.thumbnail} mode="aspectFill" />
          ) : (
            <Icon name="document" />
          )}
        </View>
      }
      text={paper.title}
      note={[note, kept].filter(Boolean).join('\n')}
      aside={<PaperTag paper={paper} />}
      asideText={paperWords(paper)}
      onTap={onTap}
    />
  )
}
