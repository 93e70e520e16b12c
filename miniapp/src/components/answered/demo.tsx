import { View } from '@tarojs/components'
import { Answered } from './index.tsx'

/** What was read stays on the screen when reading it again did not work. */
export default function AnsweredDemo() {
  const refused = { code: 'OFFLINE', status: 0, text: '现在连不上网络。', next: '请检查网络后再试。' } as const
  return (
    <>
      <Answered asked={{ reply: '历下大厅', refused }}>{(hall) => <View>{hall}</View>}</Answered>
      <Answered asked={{ reply: null, refused: null }} cards={1}>
        {() => null}
      </Answered>
    </>
  )
}
