import { useState } from 'react'
import { Input, LongInput } from './index.tsx'

export default function FieldDemo() {
  const [name, setName] = useState('阿依古丽·买买提')
  const [idNumber, setIdNumber] = useState('37010219480315')
  const [remark, setRemark] = useState('')
  return (
    <>
      <Input label="姓名" hint="和身份证上的写法一样" value={name} onChange={setName} autoFill="name" />
      <Input
        label="身份证号码"
        kind="id-number"
        value={idNumber}
        onChange={setIdNumber}
        maxLength={18}
        error={idNumber.length === 18 ? undefined : '还差几位，身份证号码一共 18 位'}
      />
      <LongInput label="要告诉工作人员的话" hint="可以不写" value={remark} onChange={setRemark} maxLength={200} />
    </>
  )
}
