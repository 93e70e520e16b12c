import { View } from '@tarojs/components'
import { Tag } from '../../components/tag/index.tsx'
import { classNames } from '../../lib/class-names.ts'
import './unsure-tag.scss'

/** Beside a figure that nobody has read in its own text. */
export const UnsureTag = ({ unsure }: { unsure?: boolean }) => (unsure ? <Tag tone="act">以当地公布为准</Tag> : null)

const NOTE = '；以当地公布为准'

/**
 * The paper that a figure is from; where it was not read in its own text, a tag says so instead of the sentence's end. `row`: among
 * rows, with their room.
 */
export const Source = ({ source, unsure, row }: { source: string; unsure?: boolean; row?: boolean }) => (
  <View className={classNames('source', row && 'source--row')}>
    <View className="source__paper">{`依据：${unsure ? source.split(NOTE).join('') : source}`}</View>
    <UnsureTag unsure={unsure} />
  </View>
)
