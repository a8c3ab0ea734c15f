// The floor: hands every message to everybody else in the room and knows nothing, keeps nothing, checks nothing.
import { WebSocketServer } from 'ws'

const rooms = new Map<string, Set<import('ws').WebSocket>>()
const server = new WebSocketServer({ port: Number(process.env['PORT']), host: '127.0.0.1', perMessageDeflate: false })

server.on('connection', (socket, request) => {
  const room = rooms.get(request.url ?? '') ?? new Set()
  rooms.set(request.url ?? '', room.add(socket))
  socket.on('message', (data) => {
    for (const other of room) if (other !== socket) other.send(data)
  })
  socket.on('close', () => room.delete(socket))
})
server.on('listening', () => process.stdout.write('ready\n'))
