import { Notice } from '../notice/index.tsx'
import { LargeTypeSwitch } from './large-type-switch.tsx'

/** The page around this demo is the component; here stands only its switch. */
export default function PageDemo() {
  return (
    <>
      <Notice>标题、返回、大字切换和底部安全区，就是您现在看到的这一页。</Notice>
      <LargeTypeSwitch />
    </>
  )
}
