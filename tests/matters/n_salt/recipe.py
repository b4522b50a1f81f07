"""Sea salt from Korea: papers in Korean only, a food-safety inspection as the audit, an annex that is not there, four and a half months."""

from unpick.datasets.generate.papers import docx, pdf, xlsx

STAFF = [f"ES-{number:02d}" for number in range(1, 13)]


def files() -> dict[str, bytes]:
    return {
        "letter.pdf": letter(),
        "annex 1 심사보고서.docx": inspection(),
        "annex 2 임금대장.xlsx": wages(),
        "annex 3 생산일지.docx": diary(),
        "notice of detention.pdf": notice(),
    }


def notice() -> bytes:
    return pdf(
        [
            "# Notice of detention",
            "May 19, 2025",
            "Entry PPL-3305419-6, Los Angeles, imported May 12, 2025: sun-dried sea salt, 19,200 kg, produced by Eunpado Saltworks (invented), Jeollanam-do, Republic of Korea.",
            "Withhold release order of April 7, 2025, 19 U.S.C. 1307, 19 CFR 12.42(e). To obtain release the importer must submit proof of admissibility under 19 CFR 12.43 within three months of the date of importation. Please submit:",
            "- wage and working-time records of all workers who produced the salt",
            "- an audit of working and living conditions at the saltworks",
            "- production and transport records that tie the salt to this entry",
        ],
        "2025-05-19",
        head="U.S. Customs and Border Protection (invented notice)",
    )


def letter() -> bytes:
    return pdf(
        [
            "September 30, 2025",
            "Entry PPL-3305419-6, sea salt",
            "Peninsula Pantry LLC (invented) imported this salt on May 12, 2025. We send the proof of admissibility. We are a small company and it took the summer to gather it.",
            "- Annex 1: audit of Eunpado Saltworks, June 2024",
            "- Annex 2: wage ledger of August 2024, all 12 workers",
            "- Annex 3: production diary and shipment of lot ES-0824",
            "- Annex 4: bank statements that show the wages arriving in the workers' accounts",
            "The papers are those of the producer. They show that the salt was made by paid people in a clean and well-run place.",
            "(signed) Owner, Peninsula Pantry LLC",
        ],
        "2025-09-30",
        look="letter",
        head="Peninsula Pantry LLC (invented)",
    )


def inspection() -> bytes:
    return docx(
        [
            "# 심사 보고서",
            {
                "대상 업체": "은파도염전 (가상)",
                "소재지": "전라남도 은파도리 21",
                "심사일": "2024년 6월 18일 (사전 통보 없음)",
                "보고서 작성일": "2024년 6월 27일",
                "심사 기준": "천일염 품질 및 식품안전 인증 기준",
            },
            "## 심사 항목",
            [
                ["항목", "결과"],
                ["염화나트륨 함량", "적합 (86.4%)"],
                ["불용분, 사분", "적합"],
                ["중금속 (납, 카드뮴, 수은, 비소)", "불검출"],
                ["결정지 바닥재와 해주의 위생 상태", "적합"],
                ["보관 창고의 간수 배출 시설", "적합"],
                ["이물 관리와 포장 표시", "적합"],
            ],
            "염전 전체의 결정지, 해주, 창고 및 포장실을 모두 확인하였다. 본 심사는 제품의 품질과 위생에 한정된다.",
            "## 종합 의견",
            "천일염 품질 인증 기준에 적합함.",
            "심사원 (서명), 남해식품인증원 (가상)",
        ],
        "2024-06-27",
    )


def wages() -> bytes:
    rows = [["사번", "직무", "근로일수", "근로시간", "기본급(원)", "공제(원)", "실지급액(원)", "지급일"]]
    for at, one in enumerate(STAFF):
        base = 2_180_000 + at % 5 * 40_000
        taken = base * 94 // 1000
        rows.append([one, ["채염", "운반", "포장"][at % 3], 26, 209, base, taken, base - taken, "2024-09-05"])
    return xlsx({"2024년 8월": rows}, "2024-09-05")


def diary() -> bytes:
    return docx(
        [
            "# 생산일지 및 출하 기록, 로트 ES-0824",
            [
                ["날짜", "작업", "인원", "수량"],
                ["2024년 8월 5일 - 8월 30일", "채염, 결정지 1-14번", "12명", "24,600 kg"],
                ["2024년 9월 - 2025년 3월", "창고 보관, 간수 빼기", "", "24,600 kg -> 19,900 kg"],
                ["2025년 3월 24일 - 3월 28일", "선별, 포장 (20 kg x 960포)", "12명", "19,200 kg"],
                [
                    "2025년 4월 14일",
                    "출하: 송장 ES-25-07, 선하증권 KANLA-7731, 컨테이너 EPSU 208811-0",
                    "",
                    "19,200 kg",
                ],
                ["2025년 4월 25일", "대금 입금: 송장 ES-25-07", "", "USD 15,360.00"],
            ],
            "구매자: Peninsula Pantry LLC. 로트 ES-0824 전량을 출하함.",
        ],
        "2025-04-28",
    )
