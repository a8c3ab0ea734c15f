export { Eraser } from './eraser.ts'
export { fewestLetters, lettersIn } from './places.ts'
