package server

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// newControl builds the control API of the contract.
func (s *Server) newControl() *echo.Echo {
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	g := e.Group("/_ringfence")
	g.GET("/health", s.health)
	g.GET("/ca.pem", func(c echo.Context) error { return c.Blob(http.StatusOK, "application/x-pem-file", s.options.CA) })
	g.GET("/unread", func(c echo.Context) error { return c.JSON(http.StatusOK, s.dispatcher.Unread()) })
	g.GET("/coverage", func(c echo.Context) error { return c.JSON(http.StatusOK, s.dispatcher.Coverage()) })
	g.GET("/requests", func(c echo.Context) error { return c.JSON(http.StatusOK, s.trail.Recent(100)) })
	return e
}

func (s *Server) health(c echo.Context) error {
	return c.JSON(http.StatusOK, map[string]any{
		"status": "ok", "version": s.options.Version, "listeners": s.options.Listeners(),
	})
}
