import { NameLetters } from './index.tsx'

export default function NameLettersDemo() {
  return (
    <NameLetters
      label="李国"
      marked={[1]}
      letters={[
        { char: '李', codePoint: 'U+674E', kind: 'usual' },
        { char: '国', codePoint: 'U+56FD', kind: 'usual' },
      ]}
    />
  )
}
