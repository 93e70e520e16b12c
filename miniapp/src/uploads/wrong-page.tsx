import { View } from '@tarojs/components'
import { Dialog } from '../components/dialog/index.tsx'

interface Props {
  /** What was seen and what was expected. */
  text: string
  onAgain: () => void
  onKeep: () => void
}

/** A picture that may be another page than the one asked for. The person knows better: then a clerk looks at it. */
export function WrongPage({ text, onAgain, onKeep }: Props) {
  return (
    <Dialog open title="是不是拍错了" confirm="重新拍" cancel="就是这一页" onConfirm={onAgain} onClose={onKeep}>
      <View>{text}</View>
      <View>如果就是要交的，选“就是这一页”，由工作人员看。</View>
    </Dialog>
  )
}
