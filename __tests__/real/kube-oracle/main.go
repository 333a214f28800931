// The judgement of Kubernetes' own code, for the tests to compare with. Reads a JSON array of documents from standard
// input and prints one answer for each: the JSON that kubectl makes of it (`yaml`), or why the API server's strict decoder
// refuses it (`decode`).
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/client-go/kubernetes/scheme"
	"sigs.k8s.io/yaml"
)

type answer struct {
	JSON  string `json:"json"`
	Error string `json:"error"`
}

func main() {
	var documents []string
	if err := json.NewDecoder(os.Stdin).Decode(&documents); err != nil {
		panic(err)
	}
	answers := make([]answer, len(documents))
	for i, document := range documents {
		answers[i] = ask(os.Args[1], document)
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		panic(err)
	}
}

func ask(question, document string) (found answer) {
	defer func() {
		if reason := recover(); reason != nil {
			found.Error = fmt.Sprint(reason)
		}
	}()
	if question == "yaml" {
		converted, err := yaml.YAMLToJSON([]byte(document))
		if err != nil {
			return answer{Error: err.Error()}
		}
		return answer{JSON: string(converted)}
	}
	strict := serializer.NewCodecFactory(scheme.Scheme, serializer.EnableStrict).UniversalDeserializer()
	if _, _, err := strict.Decode([]byte(document), nil, nil); err != nil {
		return answer{Error: err.Error()}
	}
	return answer{}
}
