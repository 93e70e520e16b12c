import { View } from '@tarojs/components'
import { Input } from '../components/field/index.tsx'
import { role } from '../lib/role.ts'
import './page-guide.scss'
import { outlineOf, pageStep, pagesTyped } from './paper-outline.ts'

interface Props {
  material: string
  title: string
  /** Pages that are in already, or on their way. */
  taken: number
  /** How many the person says there are, where the kind of paper does not say. */
  typed: string
  onType: (typed: string) => void
}

const holding = {
  card: '横着拍，四个角都在画面里。',
  booklet: '翻开放平，横着拍，两边都拍进去。',
  sheet: '竖着拍，从第一个字拍到最后一个字。',
} as const

/** Beside the camera, which belongs to the phone: how the page to be taken looks, and which one of how many it is (E37). */
export function PageGuide({ material, title, taken, typed, onType }: Props) {
  const outline = outlineOf(material)
  const { words, name, isDone } = pageStep(outline, taken, pagesTyped(typed))
  const page = name ? `${words}：${name}` : words
  return (
    <View className="page-guide">
      {!isDone && (
        <View
          className={`page-guide__page page-guide__page--${outline.shape}`}
          {...role('img', { label: `${title}的样子，${page}` })}
        >
          {outline.shape === 'card' && <View className="page-guide__face" />}
          {outline.shape === 'booklet' && <View className="page-guide__fold" />}
          <View className="page-guide__lines">
            {['one', 'two', 'three', 'four'].map((line) => (
              <View key={line} className="page-guide__line" />
            ))}
          </View>
        </View>
      )}
      <View className="page-guide__words">{page}</View>
      <View className="sentence">{isDone ? '还有别的页，也可以接着拍。' : holding[outline.shape]}</View>
      {!outline.pages && (
        <Input
          label="一共几页"
          hint="可以不填；填了就告诉您还差几页"
          kind="digits"
          maxLength={2}
          value={typed}
          onChange={onType}
        />
      )}
    </View>
  )
}
