import { Steps } from './index.tsx'

const names = ['选事项', '选大厅', '选时间', '确认']

export default function StepsDemo() {
  return (
    <>
      <Steps names={names} current={0} />
      <Steps names={names} current={2} />
    </>
  )
}
