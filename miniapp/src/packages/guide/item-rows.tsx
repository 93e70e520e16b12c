import type { ItemLine } from '@anju/shared-types'
import { ListRow } from '../../components/list-row/index.tsx'
import { go } from '../../lib/go.ts'
import { promiseWords } from './limit-words.ts'

const foundWords: Record<string, string> = {
  pinyin: '按拼音找到',
  initials: '按拼音首字母找到',
  sound: '按读音找到',
  near: '按相近写法找到',
  event: '这件事里会用到',
}

/** Items one below the other; each says what it is called, how long it takes and why it was found. */
export function ItemRows({ items }: { items: readonly ItemLine[] }) {
  return (
    <>
      {items.map((item) => (
        <ListRow
          key={item.code}
          text={item.plainName}
          note={noteOf(item)}
          onTap={() => go('/packages/guide/item/index', { code: item.code })}
        />
      ))}
    </>
  )
}

function noteOf({ name, promise, statutory, channelLabel, found }: ItemLine): string {
  const why = found && foundWords[found.by]
  const time = promiseWords(promise, statutory)
  return [name, [channelLabel, time].filter(Boolean).join('，'), why && `${why}：${found.term}`]
    .filter(Boolean)
    .join('\n')
}
