import type { PropsWithChildren } from 'react'
import './app.scss'

/** The app itself draws nothing: each page brings its own frame. */
export default function App({ children }: PropsWithChildren) {
  return children
}
