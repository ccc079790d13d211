// Package socket has what the rooms that carry bytes need of a connection and net does not give: ending it the hard way or
// by half, copying between two of them, and handing one to a server that did not accept it. It knows no protocol and imports
// nothing of ours.
package socket
