import type { NameCharacterView } from '@anju/shared-types'
import { Image, View } from '@tarojs/components'
import { classNames } from '../../lib/class-names.ts'
import { role } from '../../lib/role.ts'
import './index.scss'

interface Props {
  letters: readonly NameCharacterView[]
  /** Places to mark. */
  marked?: readonly number[]
  label: string
}

/** A name in very large type, a box a character; what the phone may not have is a picture that the server drew. */
export function NameLetters({ letters, marked = [], label }: Props) {
  return (
    <View className="name-letters" {...role('img', { label })}>
      {letters.map(({ char, codePoint, picture }, place) => (
        <View
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may have the same character twice
          key={place}
          className={classNames('name-letters__box', marked.includes(place) && 'name-letters__box--marked')}
        >
          {picture ? (
            <Image className="name-letters__picture" src={picture} mode="aspectFit" />
          ) : (
            <View className="name-letters__char">{char}</View>
          )}
          <View className="name-letters__code">{codePoint}</View>
        </View>
      ))}
    </View>
  )
}
