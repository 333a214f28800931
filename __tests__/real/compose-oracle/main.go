// Says what Docker Compose's own loader makes of projects: on stdin a JSON list of projects, each a list of the texts of
// its files in their order; on stdout for each the model as JSON, or the error.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/compose-spec/compose-go/v2/cli"
)

type answer struct {
	Model json.RawMessage `json:"model,omitempty"`
	Error string          `json:"error,omitempty"`
}

func load(texts []string) answer {
	folder, err := os.MkdirTemp("", "compose-oracle-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(folder)
	var files []string
	for index, text := range texts {
		file := filepath.Join(folder, fmt.Sprintf("%d.yml", index+1))
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			panic(err)
		}
		files = append(files, file)
	}
	options, err := cli.NewProjectOptions(files, cli.WithName("p"), cli.WithResolvedPaths(true))
	if err != nil {
		return answer{Error: err.Error()}
	}
	project, err := options.LoadProject(context.Background())
	if err != nil {
		return answer{Error: err.Error()}
	}
	if project, err = project.WithServicesEnvironmentResolved(false); err != nil {
		return answer{Error: err.Error()}
	}
	model, err := project.MarshalJSON()
	if err != nil {
		return answer{Error: err.Error()}
	}
	return answer{Model: model}
}

func main() {
	var projects [][]string
	if err := json.NewDecoder(os.Stdin).Decode(&projects); err != nil {
		panic(err)
	}
	answers := []answer{}
	for _, texts := range projects {
		answers = append(answers, load(texts))
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		panic(err)
	}
}
