package server

import "net/http"

// serveOSS answers what is neither RPC nor control: object storage.
func (s *Server) serveOSS(w http.ResponseWriter, r *http.Request) {
	http.Error(w, "OSS is not served by this build", http.StatusNotFound)
}
