import { ReadAloudButton } from './index.tsx'

export default function ReadAloudButtonDemo() {
  return <ReadAloudButton text="我已看清以上内容。" of="statement" id="now" />
}
