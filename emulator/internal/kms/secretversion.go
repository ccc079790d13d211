package kms

import (
	"crypto/rand"
	"math/big"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/kms"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// getSecretValue opens a version: the one that is named, else the one that a stage is at, else the current one.
func getSecretValue(tx *world.Tx, req *wire.GetSecretValueRequest) (*wire.GetSecretValueResponse, error) {
	s, err := kept(tx, req.SecretName)
	if err != nil {
		return nil, err
	}
	stage := req.VersionStage
	if stage == "" {
		stage = world.StageCurrent
	}
	v := s.At(stage)
	if req.VersionId != "" {
		v = s.Version(req.VersionId)
	}
	if v == nil {
		return nil, wire.ErrSecretNotFound
	}
	data, err := openSecret(tx, s, v)
	if err != nil {
		return nil, err
	}
	return &wire.GetSecretValueResponse{
		SecretName: s.ID, SecretType: generic, SecretData: data, SecretDataType: v.DataType, VersionId: v.ID,
		VersionStages: wire.VersionStages{VersionStage: v.Stages}, AutomaticRotation: onOff(false), CreateTime: stamp(v.CreatedAt),
	}, nil
}

// putSecretValue puts a new version into a secret. The same value under the same id is put once.
func putSecretValue(tx *world.Tx, req *wire.PutSecretValueRequest) (*wire.PutSecretValueResponse, error) {
	s, err := kept(tx, req.SecretName)
	if err != nil {
		return nil, err
	}
	if v := s.Version(req.VersionId); v != nil {
		data, err := openSecret(tx, s, v)
		if err != nil {
			return nil, err
		}
		if data != req.SecretData || v.DataType != req.SecretDataType {
			return nil, wire.ErrVersionExists
		}
		return put(s, v), nil
	}
	stages := req.VersionStages
	if len(stages) == 0 {
		stages = []string{world.StageCurrent}
	}
	if err := add(tx, s, req.VersionId, req.SecretData, req.SecretDataType, stages); err != nil {
		return nil, err
	}
	return put(s, s.Version(req.VersionId)), tx.KMSSecrets.Put(s)
}

func put(s *world.KMSSecret, v *world.SecretVersion) *wire.PutSecretValueResponse {
	return &wire.PutSecretValueResponse{SecretName: s.ID, VersionId: v.ID, VersionStages: wire.VersionStages{VersionStage: v.Stages}}
}

// updateSecretVersionStage puts a stage at a version, takes it off one, or moves it.
func updateSecretVersionStage(tx *world.Tx, req *wire.UpdateSecretVersionStageRequest) (*wire.UpdateSecretVersionStageResponse, error) {
	s, err := kept(tx, req.SecretName)
	if err != nil {
		return nil, err
	}
	ofTheCloud := req.VersionStage == world.StageCurrent || req.VersionStage == world.StagePrevious
	if req.MoveToVersion == "" && (ofTheCloud || req.RemoveFromVersion == "") {
		return nil, wire.ErrInvalid.With("MoveToVersion")
	}
	if from := req.RemoveFromVersion; from != "" {
		if at := s.At(req.VersionStage); at == nil || at.ID != from {
			return nil, wire.ErrInvalid.With("RemoveFromVersion")
		}
	}
	var to *world.SecretVersion
	if req.MoveToVersion != "" {
		if to = s.Version(req.MoveToVersion); to == nil {
			return nil, wire.ErrSecretNotFound
		}
	}
	s.Move(req.VersionStage, to)
	if err := fewStages(s); err != nil {
		return nil, err
	}
	s.UpdatedAt = tx.Now()
	return &wire.UpdateSecretVersionStageResponse{SecretName: s.ID}, tx.KMSSecrets.Put(s)
}

// listSecretVersionIDs lists versions; those without a stage only where they are asked for.
func listSecretVersionIDs(tx *world.Tx, req *wire.ListSecretVersionIdsRequest) (*wire.ListSecretVersionIdsResponse, error) {
	s, err := kept(tx, req.SecretName)
	if err != nil {
		return nil, err
	}
	var all []wire.SecretVersionID
	for _, v := range s.Versions {
		if len(v.Stages) > 0 || req.IncludeDeprecated {
			all = append(all, wire.SecretVersionID{VersionId: v.ID, CreateTime: stamp(v.CreatedAt), VersionStages: wire.VersionStages{VersionStage: v.Stages}})
		}
	}
	res := &wire.ListSecretVersionIdsResponse{SecretName: s.ID, PageNumber: int(req.PageNumber), PageSize: int(req.PageSize), TotalCount: len(all)}
	res.VersionIds.VersionId = rpc.Page(rpc.Paging{PageNumber: req.PageNumber, PageSize: req.PageSize}, all)
	return res, nil
}

// sorts are what passwords are made of (Kms GetRandomPassword).
var sorts = [4]string{"abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789", "!\"#$%&'()*+,-./:;<=>?@[\\]^_{|}~`"}

// getRandomPassword makes a password of chance; with RequireEachIncludedType it draws until each sort is there.
func getRandomPassword(_ *world.Tx, req *wire.GetRandomPasswordRequest) (*wire.GetRandomPasswordResponse, error) {
	var from [4]string
	for i, out := range [4]bool{req.ExcludeLowercase, req.ExcludeUppercase, req.ExcludeNumbers, req.ExcludePunctuation} {
		if !out {
			from[i] = strings.Map(func(r rune) rune {
				if strings.ContainsRune(req.ExcludeCharacters, r) {
					return -1
				}
				return r
			}, sorts[i])
		}
	}
	all := strings.Join(from[:], "")
	if all == "" {
		return nil, wire.ErrInvalid.With("ExcludeCharacters")
	}
	for {
		password, err := draw(all, req.PasswordLength)
		if err != nil {
			return nil, err
		}
		if !req.RequireEachIncludedType || hasEach(password, from) {
			return &wire.GetRandomPasswordResponse{RandomPassword: password}, nil
		}
	}
}

func draw(from string, length int) (string, error) {
	password := make([]byte, length)
	for i := range password {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(from))))
		if err != nil {
			return "", err
		}
		password[i] = from[n.Int64()]
	}
	return string(password), nil
}

// hasEach says whether a password has one of each sort that it may have.
func hasEach(password string, from [4]string) bool {
	for _, sort := range from {
		if sort != "" && !strings.ContainsAny(password, sort) {
			return false
		}
	}
	return true
}
