import { useState } from 'react'
import { Picker } from './index.tsx'

const services = [
  { value: 'transfer', text: '二手房买卖转移登记' },
  { value: 'mortgage', text: '抵押登记' },
  { value: 'fund', text: '住房公积金提取' },
]

export default function PickerDemo() {
  const [service, setService] = useState<string>()
  return (
    <>
      <Picker label="要办的事" options={services} value={service} onChange={setService} />
      <Picker label="大厅" options={services} value="transfer" onChange={setService} error="这个大厅不办理这项业务" />
    </>
  )
}
