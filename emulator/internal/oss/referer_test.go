package oss

import (
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

func TestReferer(t *testing.T) {
	t.Parallel()
	white := world.RefererRule{Allowed: []string{"http://*.example.com", "aliyun?.com", "https://pages.org/app/"}, Forbidden: []string{"http://bad.example.com"}, CutQuery: true}
	origins := white
	origins.CutPath = true
	whole := white
	whole.CutQuery = false
	for _, test := range []struct {
		rule    world.RefererRule
		referer string
		allowed bool
	}{
		{white, "", false}, {world.RefererRule{Allowed: white.Allowed, AllowEmpty: true}, "", true}, {world.RefererRule{}, "", true},
		{white, "http://www.example.com", true}, {white, "http://www.example.com/", true}, {white, "http://www.example.com/a/b?c", true},
		{white, "https://www.example.com/", false}, {white, "http://example.com/", false}, {white, "http://evil.org/?http://www.example.com", false},
		{whole, "https://pages.org/?/app/", false}, {whole, "http://evil.org/.example.com", true}, // a wildcard stands for anything
		{white, "http://bad.example.com/page", false}, {white, "http://aliyuna.com/x", true}, {white, "https://aliyunb.com", true}, {white, "https://aliyun.com", false},
		{white, "https://pages.org/app/1", true}, {white, "https://pages.org/", false}, {origins, "https://pages.org/app/1", false},
		{origins, "http://evil.org/.example.com", false},
		{world.RefererRule{Forbidden: []string{"*.org"}}, "http://a.org/x", false}, {world.RefererRule{Forbidden: []string{"*.org"}}, "http://a.com/", true},
	} {
		err := CheckReferer(&world.Bucket{Referer: &test.rule}, test.referer)
		if (err == nil) != test.allowed {
			t.Errorf("%q with %+v: %v", test.referer, test.rule, err)
		}
	}
}

func TestContentType(t *testing.T) {
	t.Parallel()
	for key, want := range map[string]string{
		"a/b.jpg": "image/jpeg", "A.HTML": "text/html", "x.tar.js": "application/x-javascript", "dir.css/file": unknownType, "none": unknownType, "x.": unknownType,
	} {
		if got := ContentType(key); got != want {
			t.Errorf("%s: %s, want %s", key, got, want)
		}
	}
}
